import type { INodeProperties } from 'n8n-workflow';

/** Whether mails and pages are cleaned before they are read; in every operation that reads messages. */
export const plainField: INodeProperties = {
	displayName: 'Clean HTML and E-Mail',
	name: 'plain',
	type: 'boolean',
	default: true,
	description:
		'Whether markup, quoted older mails and signatures are left out, so that only what the person wrote counts',
};
