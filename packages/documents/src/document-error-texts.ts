import type { Localised } from '@motcua/domain';
import type { DocumentErrorCode } from './document-error.ts';

/** What a person reads for each code. */
export const DOCUMENT_ERROR_TEXTS: Readonly<Record<DocumentErrorCode, Localised>> = {
	'template.path': { vi: 'Tên tệp mẫu không dùng được.', en: 'A template file name cannot be used.' },
	'template.package': {
		vi: 'Mẫu văn bản không được dùng gói tải từ mạng; hãy đưa tệp cần dùng vào cùng gói thủ tục.',
		en: 'A template may not import packages; put the needed files into the procedure package.',
	},
	'template.file': {
		vi: 'Mẫu văn bản đọc một tệp không có trong gói thủ tục.',
		en: 'The template reads a file that is not in the procedure package.',
	},
	'template.invalid': {
		vi: 'Mẫu văn bản có lỗi nên chưa tạo được văn bản.',
		en: 'The template has an error, so no document was made.',
	},
	'data.tooLarge': { vi: 'Dữ liệu để tạo văn bản quá lớn.', en: 'Too much data was given to make a document of.' },
	'image.unreadable': { vi: 'Không đọc được ảnh.', en: 'The picture cannot be read.' },
	'image.tooLarge': { vi: 'Ảnh quá lớn.', en: 'The picture is too large.' },
	'font.format': {
		vi: 'Phông chữ phải là tệp TTF hoặc OTF đầy đủ; không dùng được phông chữ web (woff, woff2).',
		en: 'A font must be a whole TTF or OTF file; web fonts (woff, woff2) cannot be used.',
	},
	'qr.text': { vi: 'Nội dung mã QR không dùng được.', en: 'The text cannot be put into a QR code.' },
	'pdf.unreadable': {
		vi: 'Không đọc được tệp PDF; tệp có thể bị hỏng. Hãy lưu lại hoặc quét lại giấy tờ rồi tải lên.',
		en: 'The PDF cannot be read; it may be damaged. Save or scan the paper again and upload that.',
	},
	'pdf.encrypted': {
		vi: 'Tệp PDF có đặt mật khẩu. Hãy bỏ mật khẩu rồi tải lên lại.',
		en: 'The PDF is protected by a password. Remove the password and upload it again.',
	},
	'output.tooLarge': {
		vi: 'Văn bản tạo ra quá dài hoặc quá nặng.',
		en: 'The document that came out has too many pages or bytes.',
	},
	'limit.time': { vi: 'Tạo văn bản quá lâu nên đã dừng.', en: 'Making the document took too long and was ended.' },
	'limit.memory': {
		vi: 'Tạo văn bản dùng quá nhiều bộ nhớ nên đã dừng.',
		en: 'Making the document took too much memory and was ended.',
	},
	'host.crash': {
		vi: 'Tiến trình tạo văn bản dừng đột ngột; hãy thử lại.',
		en: 'The document process died; try again.',
	},
	'queue.full': {
		vi: 'Đang có quá nhiều văn bản chờ tạo; hãy thử lại sau ít phút.',
		en: 'Too many documents are waiting; try again in a few minutes.',
	},
	closed: { vi: 'Bộ phận tạo văn bản đã dừng.', en: 'The document renderer was closed.' },
};
