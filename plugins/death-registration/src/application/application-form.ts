import { form, section, text } from '@motcua/procedure-sdk';
import { deliveryFields, extraCopyFields, truthDeclared } from '@motcua/procedure-sdk/catalogues';
import { death, notice } from './death.ts';
import { deceased, requester } from './people.ts';

const closing = section({
	title: text('Bản sao và nhận kết quả', 'Copies and delivery'),
	fields: {
		...extraCopyFields(text('Đề nghị cấp thêm bản sao Trích lục khai tử', 'Asks for certified extract copies')),
		...deliveryFields,
		truthDeclared,
	},
});

/** What the requester fills in (declaration of circular 04/2020/TT-BTP, grouped for a phone). */
export const application = form({
	title: text('Tờ khai đăng ký khai tử', 'Declaration for death registration'),
	sections: { requester, deceased, death, notice, closing },
	rules: [
		{
			id: 'death.beforeBirth',
			test: 'year(deathDate) >= year(deceasedBirthDate)',
			message: text(
				'Ngày chết trước ngày sinh; xin kiểm tra lại hai ngày này.',
				'The death is before the birth; please check both dates.',
			),
			severity: 'error',
		},
		{
			id: 'notice.beforeDeath',
			test: 'daysBetween(deathDate, deathNoticeDate) >= 0',
			message: text(
				'Giấy báo tử không thể cấp trước ngày chết; xin kiểm tra lại.',
				'The notice cannot be older than the death; please check.',
			),
			severity: 'error',
		},
		{
			id: 'notice.facility',
			test: "noticeKind != 'facility' || deathPlaceKind == 'facility'",
			message: text(
				'Cơ sở y tế cấp Giấy báo tử cho người chết tại cơ sở; người chết ở nơi khác do Ủy ban nhân dân cấp xã nơi đó cấp.',
				'A health facility gives the notice for those who died in it; for others the commune of the death does.',
			),
			severity: 'warning',
		},
	],
});
