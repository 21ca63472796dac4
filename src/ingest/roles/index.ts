export { type FileRule, findFileRules } from './file-rules';
export { guessRoles } from './guess-roles';
export { type Recognition, recognize } from './recognize';
export { isDroppedStatus } from './statuses';
