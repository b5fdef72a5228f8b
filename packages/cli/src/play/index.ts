/** Playing citizens and staff against a running server: what the demo, its check and the end-to-end tests share. */

export { type Client, connect, describeRefusal, signIn, upload, wireErrorOf } from './clients.ts';
export { makeFiling, refusalOn, type Sample, sampleOn, type UploadPaper } from './filing.ts';
export { fillForm } from './fill-form.ts';
export { closePapers, photographOfPaper, scannedPaper } from './papers.ts';
export { makePerson, type Person } from './people.ts';
export { createRandom, type Random } from './random.ts';
export { type Office, perform, unlessStale, type WalkOptions, walk } from './walk.ts';
export { wayTo } from './way-to.ts';
