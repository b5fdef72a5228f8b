import Check from 'lucide-solid/icons/check';
import { createSignal, type JSX } from 'solid-js';
import { Combobox } from '../src/combobox/index.ts';
import { provinceOptions } from '../src/form/provinces.ts';
import {
	Button,
	Card,
	Checkbox,
	CheckboxGroup,
	DateInput,
	Field,
	FileDrop,
	Link,
	LinkButton,
	MoneyInput,
	NumberInput,
	PageHeader,
	PrintButton,
	RadioGroup,
	Select,
	TextArea,
	TextInput,
	type UploadedFile,
	useI18n,
} from '../src/index.ts';
import { slowUploader } from './slow-uploader.ts';

function Buttons(): JSX.Element {
	return (
		<Card title="Nút và liên kết">
			<div class="flex flex-wrap gap-3">
				<Button variant="primary" icon={<Check size={18} />}>
					Nộp hồ sơ
				</Button>
				<Button>Lưu nháp</Button>
				<Button variant="quiet">Bỏ qua</Button>
				<Button variant="danger">Rút hồ sơ</Button>
				<Button variant="primary" busy>
					Đang gửi…
				</Button>
				<Button disabled>Không dùng được</Button>
				<Button size="sm">Nhỏ</Button>
				<Button size="lg" variant="primary">
					Lớn
				</Button>
				<LinkButton href="#data">Đi đến trang khác</LinkButton>
				<PrintButton />
			</div>
			<p class="mt-4">
				Xem thêm tại <Link href="#data">danh mục thủ tục</Link> hoặc{' '}
				<Link href="https://example.org" external>
					trang ngoài
				</Link>
				.
			</p>
		</Card>
	);
}

function TextControls(): JSX.Element {
	const { t } = useI18n();
	const [name, setName] = createSignal('Nguyễn Thị Hường');
	const [phone, setPhone] = createSignal('09123');
	const [born, setBorn] = createSignal('1985-08-15');
	const [partial, setPartial] = createSignal('1950');
	const [pages, setPages] = createSignal<number | null>(12);
	const [fee, setFee] = createSignal<number | null>(1_234_567);
	const [note, setNote] = createSignal('');
	return (
		<Card title="Ô nhập">
			<div class="grid gap-5 sm:grid-cols-2">
				<Field label="Họ, chữ đệm, tên" help="Như trên căn cước" required id="name">
					<TextInput value={name()} onValue={setName} autocomplete="name" />
				</Field>
				<Field label="Số điện thoại" required error="Số điện thoại có 10 chữ số, quý vị đã nhập 5." id="phone">
					<TextInput value={phone()} onValue={setPhone} inputMode="tel" />
				</Field>
				<Field label="Ngày sinh" help={t('date.hint')} id="born">
					<DateInput value={born()} onValue={setBorn} />
				</Field>
				<Field
					label="Ngày sinh của mẹ"
					help={t('date.partialHint')}
					warning="Khác với năm sinh trong số định danh"
					id="partial"
				>
					<DateInput value={partial()} onValue={setPartial} partial />
				</Field>
				<Field label="Số trang" id="pages">
					<NumberInput value={pages()} onValue={setPages} suffix="trang" />
				</Field>
				<Field label="Lệ phí" id="fee">
					<MoneyInput value={fee()} onValue={setFee} />
				</Field>
				<Field label="Lý do" class="sm:col-span-2">
					<TextArea value={note()} onValue={setNote} />
				</Field>
				<Field label="Chỉ để đọc">
					<TextInput value="Phường Hạ Đình" onValue={() => undefined} readonly />
				</Field>
				<Field label="Tạm khóa">
					<TextInput value="Không sửa được" onValue={() => undefined} disabled />
				</Field>
			</div>
		</Card>
	);
}

function ChoiceControls(): JSX.Element {
	const [province, setProvince] = createSignal('');
	const [found, setFound] = createSignal('66');
	const [gender, setGender] = createSignal<'male' | 'female' | ''>('female');
	const [way, setWay] = createSignal('counter');
	const [papers, setPapers] = createSignal<readonly string[]>(['copy']);
	const [sworn, setSworn] = createSignal(false);
	return (
		<Card title="Lựa chọn">
			<div class="grid gap-5 sm:grid-cols-2">
				<Field label="Tỉnh, thành phố">
					<Select options={provinceOptions('2025')} value={province()} onValue={setProvince} />
				</Field>
				<Field label="Tìm tỉnh không cần dấu" id="combo">
					<Combobox options={provinceOptions('2025')} value={found()} onValue={setFound} />
				</Field>
				<Field label="Giới tính" group required>
					<RadioGroup
						inline
						options={[
							{ value: 'male', label: 'Nam' },
							{ value: 'female', label: 'Nữ' },
						]}
						value={gender()}
						onValue={setGender}
					/>
				</Field>
				<Field label="Nhận kết quả" group error="Cần chọn một cách nhận kết quả.">
					<RadioGroup
						options={[
							{ value: 'counter', label: 'Tại bộ phận một cửa', help: 'Mang theo căn cước' },
							{ value: 'post', label: 'Qua bưu chính công ích' },
						]}
						value={way()}
						onValue={setWay}
					/>
				</Field>
				<Field label="Giấy tờ kèm theo" group class="sm:col-span-2">
					<CheckboxGroup
						inline
						options={[
							{ value: 'copy', label: 'Bản sao' },
							{ value: 'original', label: 'Bản chính' },
							{ value: 'other', label: 'Giấy tờ khác', disabled: true },
						]}
						value={papers()}
						onValue={setPapers}
					/>
				</Field>
				<div class="sm:col-span-2">
					<Checkbox
						label="Tôi cam đoan những nội dung khai trên là đúng sự thật và chịu trách nhiệm trước pháp luật."
						value={sworn()}
						onValue={setSworn}
					/>
				</div>
			</div>
		</Card>
	);
}

/** Everything one can type into or choose from. */
export function Controls(): JSX.Element {
	const [files, setFiles] = createSignal<readonly UploadedFile[]>([
		{
			uploadId: 'a',
			name: 'Giấy chứng sinh – Bệnh viện Phụ sản Trung ương, trang một.pdf',
			mime: 'application/pdf',
			bytes: 1_432_000,
			pages: 2,
		},
	]);
	return (
		<div class="grid gap-6">
			<PageHeader title="Nhập liệu" lead="Mọi ô nhập, ở trạng thái thường, lỗi và khóa." />
			<Buttons />
			<TextControls />
			<ChoiceControls />
			<Card title="Tệp">
				<Field label="Giấy chứng sinh" help="Chụp rõ cả bốn góc." group required>
					<FileDrop
						files={files()}
						onFiles={setFiles}
						uploader={slowUploader}
						accept={['pdf', 'jpeg', 'png']}
						maxBytes={2_000_000}
						maxFiles={4}
					/>
				</Field>
			</Card>
		</div>
	);
}
