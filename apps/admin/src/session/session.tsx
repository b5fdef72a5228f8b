import type { Me } from '@motcua/server/views';
import { createContext, type JSX, mergeProps, useContext } from 'solid-js';

export interface Session {
	readonly me: Me;
	/** Whether the permission table lets this person do it; the server decides in any case. */
	readonly may: (action: string) => boolean;
}

const SessionContext = createContext<Session>();

export function SessionProvider(props: { readonly me: Me; readonly children: JSX.Element }): JSX.Element {
	const session: Session = {
		// Reads through to the newest answer, so that `const { me } = useSession()` stays reactive.
		me: mergeProps(() => props.me),
		may: (action) => props.me.actions.includes(action),
	};
	return <SessionContext.Provider value={session}>{props.children}</SessionContext.Provider>;
}

/** Who is signed in. Throws outside of the shell, where nobody is. */
export function useSession(): Session {
	const session = useContext(SessionContext);
	if (!session) throw new Error('useSession() outside of <SessionProvider>');
	return session;
}
