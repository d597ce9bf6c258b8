// What n8n's own editor does over HTTP, as far as we need it: sign in, keep credentials and workflows, run one.
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { unflatten } from './unflatten.mjs';

/** A password that n8n accepts (8 to 64 characters, a digit, a capital letter). */
export const newPassword = () => `${randomBytes(12).toString('base64url')}A7`;

export class N8nClient {
	#url;
	#cookie = '';
	#browserId = randomUUID();

	constructor(url) {
		this.#url = url;
	}

	async #call(method, path, body) {
		const response = await fetch(`${this.#url}/rest${path}`, {
			method,
			headers: {
				'content-type': 'application/json',
				'browser-id': this.#browserId,
				cookie: this.#cookie,
				// n8n closes idle connections after 5 s; a request on one that it is closing would be lost.
				connection: 'close',
			},
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const cookies = response.headers.getSetCookie().map((line) => line.split(';')[0]);
		if (cookies.length > 0) this.#cookie = cookies.join('; ');
		const text = await response.text();
		if (!response.ok) {
			const what = `n8n answered ${response.status} to ${method} ${path}: ${text.slice(0, 400)}`;
			throw Object.assign(new Error(what), { status: response.status });
		}
		return text ? JSON.parse(text).data : undefined;
	}

	/** Makes the owner account when the installation has none yet; signs in. */
	async signIn({ email, password }) {
		const settings = await this.#call('GET', '/settings');
		if (settings.userManagement.showSetupOnFirstLoad) {
			await this.#call('POST', '/owner/setup', {
				email,
				password,
				firstName: 'Shop',
				lastName: 'Owner',
			});
		}
		await this.#call('POST', '/login', { emailOrLdapLoginId: email, password });
	}

	/** Makes or renews a credential of this name. @returns { id, name } */
	async saveCredential({ name, type, data }) {
		const known = (await this.#call('GET', '/credentials')).find(
			(credential) => credential.name === name && credential.type === type,
		);
		const body = { name, type, data };
		const saved = known
			? await this.#call('PATCH', `/credentials/${known.id}`, body)
			: await this.#call('POST', '/credentials', body);
		return { id: saved.id, name };
	}

	async createWorkflow(workflow) {
		return await this.#call('POST', '/workflows', workflow);
	}

	/** Publishes a workflow: its webhooks and schedules are live from now on. */
	async activate(id, versionId) {
		return await this.#call('POST', `/workflows/${id}/activate`, { versionId });
	}

	async updateWorkflow(id, workflow) {
		return await this.#call('PATCH', `/workflows/${id}?forceSave=true`, workflow);
	}

	/** The stored workflow, or undefined when there is none of this id. */
	async workflow(id) {
		const list = await this.#call('GET', '/workflows');
		return list.some((entry) => entry.id === id)
			? await this.#call('GET', `/workflows/${id}`)
			: undefined;
	}

	/** Every workflow there is, live ones too. */
	async deleteWorkflows({ withinMs = 60_000 } = {}) {
		const deadline = Date.now() + withinMs;
		for (;;) {
			const list = await this.#call('GET', '/workflows');
			if (list.length === 0) return;
			for (const { id, isArchived } of list) {
				if (!isArchived) await this.#call('POST', `/workflows/${id}/archive`);
				await this.#call('DELETE', `/workflows/${id}`).catch(async (error) => {
					// 409: its webhooks are still being taken down.
					if (error.status !== 409 || Date.now() > deadline) throw error;
					await sleep(250);
				});
			}
		}
	}

	async #types(kind) {
		const response = await fetch(`${this.#url}/types/${kind}.json`, {
			headers: { cookie: this.#cookie, 'browser-id': this.#browserId },
		});
		return await response.json();
	}

	/** @returns {Promise<{ name: string }[]>} */
	async nodeTypes() {
		return await this.#types('nodes');
	}

	/** @returns {Promise<{ name: string }[]>} */
	async credentialTypes() {
		return await this.#types('credentials');
	}

	/** Starts a workflow at one of its trigger nodes. @returns the id of the execution */
	async start(id, triggerName) {
		const workflowData = await this.#call('GET', `/workflows/${id}`);
		const { executionId } = await this.#call('POST', `/workflows/${id}/run`, {
			workflowData,
			triggerToStartFrom: { name: triggerName },
		});
		return executionId;
	}

	/** status, startedAt, stoppedAt … and `runData` by node name once it has ended. */
	async execution(id) {
		const { data, ...facts } = await this.#call('GET', `/executions/${id}`);
		// A running execution has no data yet.
		const { resultData } = unflatten(data) ?? {};
		return { ...facts, runData: resultData?.runData ?? {}, error: resultData?.error };
	}

	/** @returns {Promise<{ id: string, status: string }[]>} executions of a workflow, newest first */
	async executionsOf(workflowId) {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const { results } = await this.#call('GET', `/executions?limit=50&filter=${filter}`);
		return results;
	}

	async stopExecution(id) {
		return await this.#call('POST', `/executions/${id}/stop`);
	}

	/** Waits for the end of an execution. Without data it gives little but the status: the data of many items take long to come. */
	async untilEnded(id, { everyMs = 500, withinMs = 600_000, withData = true } = {}) {
		const deadline = Date.now() + withinMs;
		while (Date.now() < deadline) {
			const facts = await this.#status(id);
			if (!['new', 'running', 'waiting'].includes(facts.status))
				return withData ? await this.execution(id) : facts;
			await sleep(everyMs);
		}
		throw new Error(`Execution ${id} did not end within ${withinMs / 1000} s.`);
	}

	async #status(id) {
		const { results } = await this.#call('GET', '/executions?limit=50');
		return results.find((entry) => String(entry.id) === String(id)) ?? this.execution(id);
	}

	/** Runs a workflow from a trigger to its end. */
	async run(id, triggerName, options) {
		return await this.untilEnded(await this.start(id, triggerName), options);
	}
}
