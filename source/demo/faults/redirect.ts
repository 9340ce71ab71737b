import {type DemoRequest, type Reply, textReply} from '../reply.ts';
import {type FaultTable, plainFault} from './fault.ts';

/** The query parameter by which a request that followed the redirect on this host is known; it gets its answer. */
const moved = 'moved';

function redirectTo(location: string): Reply {
  const reply = textReply(302, 'text/html', '<a href="#">Found</a>\n');
  return {...reply, headers: {...reply.headers, Location: location}};
}

function pathAndQuery({path, rawQuery}: DemoRequest): string {
  return rawQuery === '' ? path : `${path}?${rawQuery}`;
}

/** Answers that send the client away. Its credentials must not come along. */
export const redirectFaults: FaultTable = {
  redirect: plainFault('a redirect on the same host', ({request, honest}) =>
    request.query.has(moved)
      ? honest()
      : redirectTo(`${pathAndQuery(request)}${request.rawQuery === '' ? '?' : '&'}${moved}=1`),
  ),
  'redirect-away': {
    title: 'a redirect to another origin',
    begin: async ({elsewhere}) => {
      const origin = await elsewhere();
      return ({request}) => redirectTo(`${origin}${pathAndQuery(request)}`);
    },
  },
};
