import { readWords } from '../rules/pack';

/** Emoji that reviews use and the licensed list lacks or reads otherwise. */
const OURS = readWords(`
2.5: 😍 🥰 🤩 💯 🏆 🎉 🥳 💖 💕 ❤ 💚 💙 💛 🧡 💜 ♥ 🌟 ⭐ ✨
2: 😊 🙂 😄 😁 😃 👍 👏 🙌 💪 😎 🙏 ✅ 😋 🤗 👌 ✔ ☺
1: 😉 😅 😂 🤣 😏 🔥
-1: 😐 😑 🙄 😒 😬 🤔 😕 🙃 ❌ ⚠
-2: 😢 😞 😔 😟 🙁 ☹ 😩 😫 😤 👎 😣 😖 💔 😓 😥
-2.5: 😭 😠 😡 🤬 🤮 🤢 💩 🖕 😱
`);

/** Values of the licensed list run from −5 to 5. */
const SCALE = 0.5;

interface Emotion {
	readonly emoji: string;
	readonly polarity: number;
}

/** Value of each emoji, without the selector of its colour. */
export function emojiValues(licensed: readonly Emotion[]): Map<string, number> {
	const values = licensed.map(({ emoji, polarity }) => [emoji, polarity * SCALE] as const);
	return new Map(
		[...values, ...OURS].map(([emoji, value]) => [emoji.replace('\ufe0f', ''), value]),
	);
}
