/** So many of something: Indonesian nouns do not change with the number. */
const counted = (name: string, noun: string): string => `{${name}, number} ${noun}`;

export const credits = (name = 'credits'): string => counted(name, 'kredit');
export const businessDays = (name: string): string => counted(name, 'hari kerja');
