import { form, section, text } from '@motcua/procedure-sdk';
import { deliveryFields, truthDeclared } from '@motcua/procedure-sdk/catalogues';
import { business, industries, tax } from './business.ts';
import { members, owner, requester } from './people.ts';

const closing = section({
	title: text('Nhận kết quả', 'Delivery'),
	fields: { ...deliveryFields, truthDeclared },
});

/** The application of circular 68/2025/TT-BTC, grouped for a phone in the order of the national system's pages. */
export const application = form({
	title: text('Giấy đề nghị đăng ký hộ kinh doanh', 'Application to register a household business'),
	sections: { requester, business, industries, owner, members, tax, closing },
	rules: [
		{
			id: 'industries.oneMain',
			test: 'size(industries.filter(line, line.isMain == true)) == 1',
			message: text(
				'Cần đánh dấu đúng một ngành, nghề kinh doanh chính.',
				'Exactly one line of business must be marked as the main one.',
			),
			severity: 'error',
		},
		{
			id: 'shares.capital',
			test: "ownerType != 'household' || sharesVnd == capitalVnd",
			message: text(
				'Tổng phần vốn góp của các thành viên phải bằng vốn kinh doanh.',
				'The shares of the members must add up to the capital.',
			),
			severity: 'error',
		},
		{
			id: 'owner.personalId',
			test: "ownerIsRequester != 'yes' || requesterPersonalId.kind == 'personalId'",
			message: text(
				'Chủ hộ kinh doanh cần có số định danh cá nhân 12 chữ số (đồng thời là mã số thuế).',
				'The owner needs a personal id of 12 figures, which is also the tax code.',
			),
			severity: 'error',
		},
		{
			id: 'owner.adult',
			test: "ageOn(ownerIsRequester == 'yes' ? requesterBirthDate : ownerBirthDate, today) >= 18",
			message: text(
				'Chủ hộ kinh doanh phải từ đủ 18 tuổi, có năng lực hành vi dân sự đầy đủ.',
				'The owner must be of full age.',
			),
			severity: 'error',
		},
	],
});
