export const rfm = {} as const;
