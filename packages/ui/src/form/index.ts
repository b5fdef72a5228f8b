export { createFormController, type FormController, type FormOptions } from './controller.ts';
export { FormErrorSummary, focusFirstError, focusPath } from './error-summary.tsx';
export { preloadFieldViews } from './field-view.tsx';
export { FormReview } from './review.tsx';
export { FormSectionView } from './section-view.tsx';
