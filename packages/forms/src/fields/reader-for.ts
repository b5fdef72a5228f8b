import { parseEmail, parsePersonName, parsePhone } from '@motcua/domain/formats';
import type { FormField, RepeatingGroup, StaticText } from '../definition.ts';
import { addressReader } from './address.ts';
import { booleanReader, choiceReader, multiChoiceReader } from './choice.ts';
import { dateReader } from './date.ts';
import { fileReader } from './file.ts';
import { asItIs, formattedReader } from './formatted.ts';
import { identityReader } from './identity.ts';
import { moneyReader, numberReader } from './number.ts';
import { personReader } from './person.ts';
import type { FieldReader } from './reader.ts';
import { textReader } from './text.ts';

/** The reader of a field, by its type. */
export function readerFor(field: Exclude<FormField, StaticText | RepeatingGroup>): FieldReader<unknown> {
	switch (field.type) {
		case 'text':
			return textReader(field);
		case 'number':
			return numberReader(field);
		case 'money':
			return moneyReader(field);
		case 'date':
			return dateReader(field);
		case 'choice':
			return choiceReader(field);
		case 'multiChoice':
			return multiChoiceReader(field);
		case 'boolean':
			return booleanReader(field);
		case 'address':
			return addressReader(field);
		case 'personName':
			return formattedReader(parsePersonName, asItIs, field.label);
		case 'person':
			return personReader(field);
		case 'identityNumber':
			return identityReader(field);
		case 'phone':
			return formattedReader(parsePhone, (phone) => phone.e164, field.label);
		case 'email':
			return formattedReader(parseEmail, asItIs, field.label);
		case 'file':
			return fileReader(field);
	}
}
