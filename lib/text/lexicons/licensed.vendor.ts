export { lexicon } from 'vader-sentiment/src/vader_lexicon.js';
export { emojiEmotion } from 'emoji-emotion';
