/** The accessible name of a field with this label, required or not. */
export const named = (label: string): RegExp => new RegExp(`^${RegExp.escape(label)}( \\(bắt buộc\\))?$`);
