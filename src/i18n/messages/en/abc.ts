export const abc = {} as const;
