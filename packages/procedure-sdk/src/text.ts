import type { Localised } from '@motcua/forms';

/**
 * A text in both interface languages: `text('Họ và tên', 'Full name')`.
 *
 * The type keeps only `Localised`, not the two literals, so that the types of a long form stay small.
 */
export const text = (vi: string, en: string): Localised => ({ vi, en });
