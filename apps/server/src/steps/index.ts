export { type StepEngine, startStepEngine } from './engine/step-engine.ts';
