export { Alert, type AlertProps } from './alert.tsx';
export { Badge, StatusBadge, type Timing, TimingBadge } from './badge.tsx';
export { ConfirmDialog, type ConfirmDialogProps } from './confirm-dialog.tsx';
export { Dialog, type DialogProps } from './dialog.tsx';
export { type Notice, notify } from './notify.ts';
export { EmptyState, ErrorState, Skeleton } from './states.tsx';
export { Toaster } from './toaster.tsx';
export type { BadgeTone, Tone } from './tone.ts';
export { ToneIcon } from './tone-icon.tsx';
