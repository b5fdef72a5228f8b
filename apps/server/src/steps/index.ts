export { watchOtherEngines } from './engine/bystander.ts';
export { type StepEngine, startStepEngine } from './engine/step-engine.ts';
export { stepJobs } from './engine/step-jobs.ts';
