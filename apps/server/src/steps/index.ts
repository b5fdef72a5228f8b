export { createDoorbell, type Doorbell } from './doorbell.ts';
export { type StepEngine, startStepEngine } from './step-engine.ts';
