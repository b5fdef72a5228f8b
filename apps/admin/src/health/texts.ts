import { defineMessages } from '@motcua/ui';

export const useText = defineMessages(
	{
		title: 'Sức khoẻ hệ thống',
		lead: 'Phiên bản {{ version }}, chạy từ {{ at }}.',
		ok: 'Tốt',
		bad: 'Cần xem',
		again: 'Kiểm tra lại',
	},
	{
		title: 'System health',
		lead: 'Version {{ version }}, running since {{ at }}.',
		ok: 'Well',
		bad: 'Look at this',
		again: 'Check again',
	},
);
