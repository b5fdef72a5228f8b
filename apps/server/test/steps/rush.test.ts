import { describe, expect, it } from 'vitest';
import { Rush } from '../../src/steps/engine/rush.ts';

describe('a rush of filings', () => {
	function rush() {
		let now = 10_000;
		const counted = new Rush(() => now);
		return {
			file(times: number, overMs: number) {
				for (let i = 0; i < times; i++) {
					now += overMs / times;
					counted.count();
				}
			},
			pass: (ms: number) => {
				now += ms;
			},
			get isOn() {
				return counted.isOn;
			},
		};
	}

	it('is not what a busy morning brings', () => {
		const morning = rush();
		for (let second = 0; second < 20; second++) {
			morning.file(9, 1_000);
			expect(morning.isOn).toBe(false);
		}
	});

	it('is noticed within the second and over two seconds after the last of it', () => {
		const opening = rush();
		opening.file(50, 500);
		expect(opening.isOn).toBe(true);
		opening.pass(1_000);
		expect(opening.isOn).toBe(true);
		opening.pass(1_000);
		expect(opening.isOn).toBe(false);
	});

	it('does not keep the checks waiting for ever', () => {
		const endless = rush();
		for (let second = 0; second < 29; second++) endless.file(100, 1_000);
		expect(endless.isOn).toBe(true);
		for (let second = 0; second < 40; second++) {
			endless.file(100, 1_000);
			void endless.isOn;
		}
		expect(endless.isOn).toBe(false);
	});
});
