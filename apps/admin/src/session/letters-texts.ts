import { defineMessages } from '@motcua/ui';

export const useText = defineMessages(
	{
		title: 'Thư nhắc việc',
		lead: 'Sáng mỗi ngày làm việc, phần mềm gửi một thư về những hồ sơ đến hạn đang chờ bạn. Không có hồ sơ đến hạn thì không có thư.',
		leader: 'Là lãnh đạo, bạn nhận thêm tình hình hồ sơ quá hạn và có nguy cơ trễ của cả phường.',
		administrator:
			'Là quản trị, bạn còn được báo sự cố của hệ thống khi có địa chỉ thư, kể cả khi đã tắt thư nhắc buổi sáng.',
		noServer:
			'Máy chủ chưa được cài đặt để gửi thư. Bạn vẫn có thể khai báo; thư sẽ được gửi khi bộ phận CNTT cài đặt xong.',
		email: 'Thư điện tử của tôi',
		emailHelp: 'Nên dùng thư công vụ. Người dân không nhìn thấy địa chỉ này. Để trống nếu không muốn nhận thư.',
		language: 'Ngôn ngữ của thư',
		vi: 'Tiếng Việt',
		en: 'Tiếng Việt, kèm tiếng Anh ở dưới',
		reminders: 'Gửi thư nhắc vào buổi sáng',
		save: 'Lưu',
		saved: 'Đã lưu cài đặt thư nhắc việc',
	},
	{
		title: 'Reminder letters',
		lead: 'On the morning of each working day you get one letter about the dossiers that are due and wait for you. Nothing due, no letter.',
		leader: 'As a leader you are also told which dossiers of the whole ward are overdue or at risk.',
		administrator:
			'As an administrator with an address you are told of incidents of the system too, also when the letter of the morning is off.',
		noServer: 'The server is not set up to send mail. You can fill this in; letters come once ward IT has set it up.',
		email: 'My e-mail address',
		emailHelp: 'Best your office address. Citizens never see it. Leave it empty to get no letters.',
		language: 'Language of the letters',
		vi: 'Vietnamese',
		en: 'Vietnamese, with English below',
		reminders: 'Send me the letter of the morning',
		save: 'Save',
		saved: 'Your reminder letters are set',
	},
);
