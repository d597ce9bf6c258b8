export { openStore } from './openStore';
