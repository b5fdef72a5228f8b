import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const roots = { plugins: '/plugins', portal: null, admin: null };
const catalogues = (value: string) => readConfig({ MOTCUA_CATALOGUES: value }, roots).catalogues;

describe('MOTCUA_CATALOGUES', () => {
	it('names folders and addresses, several with commas between, none by default', () => {
		expect(catalogues('')).toEqual([]);
		expect(catalogues('/media/usb/thu-tuc, https://kho.example.vn/thu-tuc/')).toEqual([
			'/media/usb/thu-tuc',
			'https://kho.example.vn/thu-tuc',
		]);
	});

	it.each(['media/usb', 'ftp://kho.example.vn', 'kho.example.vn'])('refuses “%s”, saying what is expected', (value) => {
		try {
			catalogues(value);
			expect.fail('it was accepted');
		} catch (error) {
			if (!(error instanceof ConfigError)) throw error;
			expect([error.code, error.setting]).toEqual(['config.invalid', 'MOTCUA_CATALOGUES']);
			expect(error.text.vi).toMatch(/đường dẫn tuyệt đối.*http/);
		}
	});
});

it('no variable opens the door to unsigned packages', () => {
	expect(readConfig({}, roots).isDev).toBe(false);
	expect(() => readConfig({ MOTCUA_DEV: '1' }, roots)).toThrow(ConfigError);
});
