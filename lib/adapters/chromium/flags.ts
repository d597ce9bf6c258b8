/** Switched off by the operator where neither user namespaces nor root are to be had, as in many containers. */
export const SANDBOX_VARIABLE = 'MARKETING_AI_BROWSER_SANDBOX';

/** Nothing can be reached even by a request that nobody stopped: no name has an address, and the only way out leads nowhere. */
const NO_NETWORK = [
	'--host-resolver-rules=MAP * ~NOTFOUND',
	'--proxy-server=http://0.0.0.0:1',
	'--proxy-bypass-list=<-loopback>',
	'--disable-quic',
	'--dns-prefetch-disable',
	'--no-pings',
	'--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
];

/** What browsers do by themselves, and what a page could ask for. */
const NOTHING_ELSE = [
	'--no-first-run',
	'--no-default-browser-check',
	'--no-service-autorun',
	'--disable-background-networking',
	'--disable-breakpad',
	'--disable-client-side-phishing-detection',
	'--disable-component-extensions-with-background-pages',
	'--disable-component-update',
	'--disable-crash-reporter',
	'--disable-default-apps',
	'--disable-domain-reliability',
	'--disable-extensions',
	'--disable-features=MediaRouter,OptimizationHints,Translate,AutofillServerCommunication,CertificateTransparencyComponentUpdater,DialMediaRouteProvider',
	'--disable-notifications',
	'--disable-sync',
	'--metrics-recording-only',
	'--mute-audio',
	'--password-store=basic',
	'--use-mock-keychain',
	'--blink-settings=scriptEnabled=false',
];

const PICTURES = [
	'--disable-gpu',
	'--disable-dev-shm-usage',
	'--font-render-hinting=none',
	'--force-color-profile=srgb',
	'--hide-scrollbars',
	'--window-size=800,800',
];

/** The sandbox stays unless Chromium cannot have it (it starts as root only without) or the operator says so. */
export function flagsFor(
	profile: string,
	environment: Readonly<Record<string, string | undefined>> = process.env,
	userId: number | undefined = process.getuid?.(),
): string[] {
	const isOff = environment[SANDBOX_VARIABLE]?.trim().toLowerCase() === 'off';
	return [
		'--headless',
		'--remote-debugging-pipe',
		`--user-data-dir=${profile}`,
		...(userId === 0 || isOff ? ['--no-sandbox'] : []),
		...NO_NETWORK,
		...NOTHING_ELSE,
		...PICTURES,
		'about:blank',
	];
}

/** What of n8n's environment the browser gets: how to find programs and fonts. No keys, no proxies, no home. */
export function environmentFor(
	profile: string,
	environment: Readonly<Record<string, string | undefined>> = process.env,
): Record<string, string> {
	const kept = ['PATH', 'LANG', 'LC_ALL', 'FONTCONFIG_PATH', 'FONTCONFIG_FILE'];
	const windows = ['SystemRoot', 'SystemDrive', 'windir', 'ProgramFiles', 'ProgramFiles(x86)'];
	const entries = [...kept, ...windows].flatMap((name) => {
		const value = environment[name];
		return value === undefined ? [] : [[name, value] as const];
	});
	const folders = [
		...['HOME', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA', 'TMPDIR', 'TEMP', 'TMP'],
		...['XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_DATA_HOME', 'XDG_RUNTIME_DIR'],
	];
	return Object.fromEntries([...entries, ...folders.map((name) => [name, profile] as const)]);
}
