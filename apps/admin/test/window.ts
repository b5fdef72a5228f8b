/** Solid's compiled components ask for a document when they are imported; these tests draw nothing. */
Object.assign(globalThis, { window: { document: new EventTarget() } });
