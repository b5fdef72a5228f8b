import type { DeskDossier } from '@motcua/server/views';
import { type ButtonLook, DateInput, Field, RadioGroup, Select, TextArea, TextInput, useI18n } from '@motcua/ui';
import { For, type JSX } from 'solid-js';
import { ActDialog } from './act-dialog.tsx';
import { type ActText, useText } from './texts.ts';
import { type DossierApi, type Target, useAct } from './use-act.ts';
import { useFields } from './use-fields.ts';

export interface ActProps {
	readonly dossier: DeskDossier;
	readonly onClose: () => void;
}

interface Words {
	readonly t: ReturnType<typeof useText>;
	readonly localised: ReturnType<typeof useI18n>['localised'];
}

/** One thing that an act asks for. */
export interface ActField {
	readonly label: ActText;
	readonly help?: ActText;
	readonly required?: boolean;
	/** Default: several lines of text. */
	readonly control?: 'lines' | 'line' | 'day' | 'radios' | 'list';
	/** Of a line of text; default 2,000. */
	readonly maxLength?: number;
	readonly initial?: (dossier: DeskDossier, words: Words) => string;
	/** Of radios and lists. */
	readonly options?: (dossier: DeskDossier, words: Words) => { readonly value: string; readonly label: string }[];
}

/** An act that asks for a few texts and choices: what its dialog says, what it asks, and the call. */
export interface FieldsAct<K extends string> {
	readonly title: ActText;
	readonly lead?: ActText;
	readonly confirm: ActText;
	readonly variant?: ButtonLook['variant'];
	readonly fields: Readonly<Record<K, ActField>>;
	/** `values` are trimmed; one that may be left out is the empty string then. */
	send(api: DossierApi, target: Target, values: Readonly<Record<K, string>>): Promise<DeskDossier>;
}

/** The dialog of such an act. */
export function fieldsAct<const K extends string>(spec: FieldsAct<K>): (props: ActProps) => JSX.Element {
	const keys = Object.keys(spec.fields) as K[];
	return (props) => {
		const t = useText();
		const { localised } = useI18n();
		const words = { t, localised };
		const act = useAct(() => props.dossier);
		const initial = keys.map((key) => [key, spec.fields[key].initial?.(props.dossier, words) ?? '']);
		const fields = useFields(
			keys,
			keys.filter((key) => spec.fields[key].required === true),
			Object.fromEntries(initial) as Record<K, string>,
		);
		const confirm = async (): Promise<void> => {
			if (!fields.complete()) return;
			const values = Object.fromEntries(keys.map((key) => [key, fields.values[key].trim()])) as Record<K, string>;
			if (await act.run((api, target) => spec.send(api, target, values))) props.onClose();
		};
		return (
			<ActDialog
				title={t(spec.title)}
				lead={spec.lead && t(spec.lead)}
				confirm={t(spec.confirm)}
				variant={spec.variant ?? 'primary'}
				act={act}
				onConfirm={confirm}
				onClose={props.onClose}
			>
				<For each={keys}>
					{(key) => {
						const field = spec.fields[key];
						return (
							<Field
								label={t(field.label)}
								help={field.help && t(field.help)}
								error={fields.error(key)}
								required={field.required === true}
								group={field.control === 'radios'}
							>
								<Control
									field={field}
									options={field.options?.(props.dossier, words) ?? []}
									value={fields.values[key]}
									onValue={fields.set(key)}
								/>
							</Field>
						);
					}}
				</For>
			</ActDialog>
		);
	};
}

function Control(props: {
	readonly field: ActField;
	readonly options: { readonly value: string; readonly label: string }[];
	readonly value: string;
	readonly onValue: (value: string) => void;
}): JSX.Element {
	const maxLength = () => String(props.field.maxLength ?? 2_000);
	switch (props.field.control ?? 'lines') {
		case 'lines':
			return <TextArea value={props.value} onValue={props.onValue} maxlength={maxLength()} />;
		case 'line':
			return <TextInput value={props.value} onValue={props.onValue} maxlength={maxLength()} />;
		case 'day':
			return <DateInput value={props.value} onValue={props.onValue} />;
		case 'radios':
			return <RadioGroup value={props.value} onValue={props.onValue} options={props.options} />;
		case 'list':
			return <Select value={props.value} onValue={props.onValue} options={props.options} />;
	}
}
