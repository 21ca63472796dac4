export { type FileRule, findFileRules } from './file-rules';
export { kindAfterChoice } from './guess-kind';
export { guessRoles } from './guess-roles';
export { type Recognition, recognize } from './recognize';
export { isDroppedStatus } from './statuses';
