/**
 * What the API answers: the shapes that the portal and the staff app draw, each declared beside the capability that makes it.
 * Types only, so that a browser bundle may import them. Instants are ISO 8601 UTC strings, money is whole VND, ids are opaque.
 */
export type * from './api/wire-views.ts';
export type * from './audit/audit-views.ts';
export type * from './capabilities/inquiries/inquiry-views.ts';
export type * from './desk/session-views.ts';
export type * from './dossiers/views/citizen-views.ts';
export type * from './dossiers/views/desk-views.ts';
export type * from './dossiers/views/dossier-views.ts';
export type * from './monitoring/health-views.ts';
export type * from './monitoring/jobs/job-views.ts';
export type * from './platform/trust/views.ts';
export type * from './procedures/install/views.ts';
export type * from './procedures/monitoring/monitoring-views.ts';
export type * from './procedures/procedure-views.ts';
export type * from './procedures/publishing/publishing-views.ts';
export type * from './procedures/rehearsal/rehearsal-views.ts';
export type * from './procedures/versions/version-views.ts';
export type * from './staff/staff-views.ts';
export type * from './wards/ward-views.ts';
export type * from './worklist/worklist-views.ts';
