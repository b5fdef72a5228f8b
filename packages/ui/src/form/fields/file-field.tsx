import type { FileField } from '@motcua/forms';
import type { JSX } from 'solid-js';
import { FileDrop } from '../../files/file-drop.tsx';
import { useI18n } from '../../i18n/index.ts';
import { Field } from '../../inputs/field/field.tsx';
import { type FieldViewProps, fieldProps } from './control-props.ts';

/** One paper as files, sent up at once through the uploader that the app gave to the form. */
export default function FileFieldView(props: FieldViewProps<FileField>): JSX.Element {
	const i18n = useI18n();
	const texts = { label: () => i18n.localised(props.field.label), help: () => i18n.localised(props.field.help) };
	return (
		<Field {...fieldProps(props, texts, i18n)} group>
			<FileDrop
				accept={props.field.accept}
				maxBytes={Math.min(props.field.maxBytes ?? props.form.maxFileBytes, props.form.maxFileBytes)}
				maxFiles={props.field.maxFiles ?? 10}
				uploader={props.form.uploader}
				files={props.form.files(props.path)}
				onFiles={(files) => props.form.setFiles(props.path, files)}
				onBusy={(busy) => props.form.setBusy(props.path, busy)}
			/>
		</Field>
	);
}
