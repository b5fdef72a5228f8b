import { expect, it } from 'vitest';
import { shortName } from './short-name.ts';

it('the name of a procedure is left as it is, or cut between two words', () => {
	expect(shortName('Thủ tục đăng ký khai tử')).toBe('Thủ tục đăng ký khai tử');
	const long =
		'Chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan, tổ chức có thẩm quyền của Việt Nam; cơ quan nước ngoài';
	expect(shortName(long)).toBe('Chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan, tổ chức có thẩm…');
	expect(shortName('x'.repeat(200)).length).toBeLessThanOrEqual(81);
});
