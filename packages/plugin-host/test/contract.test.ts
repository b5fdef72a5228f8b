import { createInProcessRunner } from '@motcua/procedure-sdk/testing';
import { IsolateHostRunner } from '../src/index.ts';
import { describeStepRunner } from './step-runner-contract.ts';

describeStepRunner('InProcessRunner', createInProcessRunner);
describeStepRunner('IsolateHostRunner', () => new IsolateHostRunner());
describeStepRunner('IsolateHostRunner without bubblewrap', () => new IsolateHostRunner({ bubblewrap: 'off' }));
