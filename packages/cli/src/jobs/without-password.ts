/** An address as it may stand in a terminal. */
export const withoutPassword = (url: string): string => url.replace(/:\/\/([^:@/]*):[^@/]*@/, '://$1:***@');
