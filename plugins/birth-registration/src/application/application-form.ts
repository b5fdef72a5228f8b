import { form, text } from '@motcua/procedure-sdk';
import { birth, child, requester } from './child.ts';
import { closing } from './closing.ts';
import { father, marriage, mother } from './parents.ts';

/** What a citizen fills in (declaration of circular 04/2020/TT-BTP, grouped for a phone). */
export const application = form({
	title: text('Tờ khai đăng ký khai sinh', 'Declaration for birth registration'),
	sections: { requester, child, birth, mother, father, marriage, closing },
	rules: [
		{
			id: 'mother.young',
			test: "motherIdentified != 'yes' || year(childBirthDate) - year(motherBirthDate) >= 12",
			message: text(
				'Năm sinh người mẹ và ngày sinh của con không phù hợp; xin kiểm tra lại.',
				"The mother's year of birth does not fit the child's; please check.",
			),
			severity: 'error',
		},
		{
			id: 'father.young',
			test: "fatherIdentified != 'yes' || year(childBirthDate) - year(fatherBirthDate) >= 12",
			message: text(
				'Năm sinh người cha và ngày sinh của con không phù hợp; xin kiểm tra lại.',
				"The father's year of birth does not fit the child's; please check.",
			),
			severity: 'error',
		},
		{
			id: 'requester.parent',
			test: "!(relationToChild == 'mother' && motherIdentified == 'no') && !(relationToChild == 'father' && fatherIdentified == 'no')",
			message: text(
				'Người yêu cầu khai là cha hoặc mẹ nên phần thông tin của người đó không được để trống.',
				'The requester is father or mother, so that parent cannot be unidentified.',
			),
			severity: 'error',
		},
		{
			id: 'abandoned.parents',
			test: "birthCircumstance != 'abandoned' || (motherIdentified == 'no' && fatherIdentified == 'no')",
			message: text(
				'Trẻ bị bỏ rơi được đăng ký khi không xác định được cha và mẹ.',
				'An abandoned child is registered when neither father nor mother is identified.',
			),
			severity: 'error',
		},
		{
			id: 'father.unmarried',
			test: "!(parentsMarried == 'no' && blank(recognitionInfo))",
			message: text(
				'Cha mẹ chưa đăng ký kết hôn: để ghi tên cha cần làm thủ tục nhận cha, con (có thể làm cùng lúc tại Bộ phận Một cửa).',
				'The parents are not married: to enter the father, he must be recognised (this can be done at the same time at the desk).',
			),
			severity: 'warning',
		},
	],
});
