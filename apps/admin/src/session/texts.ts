import { defineMessages } from '@motcua/ui';

export const useText = defineMessages(
	{
		title: 'Đăng nhập',
		lead: 'Dành cho cán bộ, công chức của phường.',
		username: 'Tên đăng nhập',
		password: 'Mật khẩu',
		submit: 'Đăng nhập',
		code: 'Mã xác thực',
		codeHelp: 'Sáu chữ số trên ứng dụng xác thực, hoặc một mã dự phòng.',
		codeSubmit: 'Xác nhận',
		back: 'Đăng nhập bằng tài khoản khác',
		wrong: 'Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi thử lại.',
		wrongCode: 'Mã chưa đúng hoặc đã hết hạn. Mã thay đổi mỗi 30 giây; hãy nhập mã đang hiển thị.',
		tooMany: 'Đã thử quá nhiều lần. Chờ một phút rồi thử lại.',
		unreachable: 'Không kết nối được máy chủ của phường. Kiểm tra mạng rồi thử lại.',
		forgot: 'Quên mật khẩu? Quản trị của phường có thể đặt lại.',
		toPortal: 'Đến cổng người dân',
		notSetUp: 'Phần mềm chưa được thiết lập',
		notSetUpText:
			'Mở địa chỉ thiết lập được in ở cửa sổ dòng lệnh nơi chạy máy chủ để khai báo phường và tài khoản quản trị đầu tiên.',
	},
	{
		title: 'Sign in',
		lead: 'For the staff of the ward.',
		username: 'User name',
		password: 'Password',
		submit: 'Sign in',
		code: 'Authentication code',
		codeHelp: 'The six digits of your authenticator app, or a backup code.',
		codeSubmit: 'Confirm',
		back: 'Sign in with another account',
		wrong: 'The user name or the password is wrong. Check Caps Lock and the Vietnamese keyboard, then try again.',
		wrongCode: 'The code is wrong or has expired. It changes every 30 seconds; type the one that is shown now.',
		tooMany: 'Too many attempts. Wait a minute and try again.',
		unreachable: 'The ward’s server can’t be reached. Check the network and try again.',
		forgot: 'Forgot the password? The ward administrator can reset it.',
		toPortal: 'Go to the citizens’ portal',
		notSetUp: 'The software is not set up yet',
		notSetUpText:
			'Open the set-up address that is printed in the terminal where the server runs, to name the ward and its first administrator.',
	},
);
