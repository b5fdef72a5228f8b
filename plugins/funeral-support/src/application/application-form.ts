import { form, section, text } from '@motcua/procedure-sdk';
import { deliveryFields, truthDeclared } from '@motcua/procedure-sdk/catalogues';
import { otherSupport, payout } from './money.ts';
import { deceased, requester } from './people.ts';

const closing = section({
	title: text('Nhận Quyết định', 'Delivery'),
	fields: { ...deliveryFields, truthDeclared },
});

/** Form 04 of decree 20/2021/NĐ-CP, grouped for a phone. */
export const application = form({
	title: text('Tờ khai đề nghị hỗ trợ chi phí mai táng', 'Declaration for support with the cost of a funeral'),
	sections: { requester, deceased, otherSupport, payout, closing },
	rules: [
		{
			id: 'group.age',
			test: "deceasedGroup != 'elderlyOtherPension' || ageAtDeath >= 80",
			message: text(
				'Nhóm hưởng trợ cấp tuất, trợ cấp hằng tháng khác áp dụng cho người từ đủ 80 tuổi.',
				'The group with another pension is for people of 80 and more.',
			),
			severity: 'error',
		},
		{
			id: 'death.beforeBirth',
			test: 'year(deathDate) >= year(deceasedBirthDate)',
			message: text(
				'Ngày chết trước ngày sinh; xin kiểm tra lại hai ngày này.',
				'The death is before the birth; please check both dates.',
			),
			severity: 'error',
		},
	],
});
