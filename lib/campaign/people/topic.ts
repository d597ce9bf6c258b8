import { checkKey } from '../run/check';

/** A topic's name as the suppression list and the consents know it; nothing = every topic. Throws INVALID_PARAMETER. */
export function checkTopic(topic = ''): string {
	const name = topic.trim();
	return name === '' ? '*' : checkKey('Topic', name);
}

/** Whether a cell's text can be a topic. */
export const isTopic = (text: string) => text.length <= 200 && !/\p{Cc}/u.test(text);
