import {STATUS_CODES} from 'node:http';
import {type DemoRequest, gatewayError, jsonReply, type Reply, textReply, ucsFailure} from '../reply.ts';
import {type FaultTable, plainFault} from './fault.ts';

/** What UCS or, where a code says APIGW, the gateway before it says with these statuses. */
const errors = {
  400: {code: 'UCS.00000011', message: 'Invalid query parameter.'},
  401: {code: 'APIGW.0301', message: 'Incorrect IAM authentication information: decrypt token fail'},
  403: {code: 'APIGW.0302', message: 'The IAM user is not allowed to access the API.'},
  404: {code: 'UCS.00030001', message: 'The cluster is not found.'},
  429: {code: 'APIGW.0308', message: 'The throttling threshold has been reached: limit:10,time:1 minute'},
  500: {code: 'UCS.00000005', message: 'Internal error.'},
  502: {code: 'APIGW.0201', message: 'Backend unavailable.'},
  503: {code: 'APIGW.0613', message: 'The IAM service is not available.'},
  504: {code: 'APIGW.0201', message: 'Backend timeout.'},
} as const;

type ErrorStatus = keyof typeof errors;

/** A plain text, as the API page has it; UCS's pair of code and message; the same one object deeper, as IAM has it; a page. */
const forms = ['string', 'json', 'nested', 'html'] as const;

type ErrorForm = (typeof forms)[number];

const statuses = Object.keys(errors).map(status => Number(status) as ErrorStatus);

/** The error of a status, with its body in one of the forms. */
export function errorReply(request: DemoRequest, status: ErrorStatus, form: ErrorForm): Reply {
  const {code, message} = errors[status];
  const title = STATUS_CODES[status] ?? '';
  switch (form) {
    case 'string':
      return textReply(status, 'text/plain', message);
    case 'json':
      return code.startsWith('APIGW')
        ? gatewayError(request, status, code, message)
        : ucsFailure(status, code, message);
    case 'nested':
      return jsonReply(status, {error: {code: status, message, title}});
    case 'html': {
      const heading = `${status} ${title}`;
      const page = `<html>\r\n<head><title>${heading}</title></head>\r\n<body><h1>${heading}</h1></body>\r\n</html>\r\n`;
      return textReply(status, 'text/html', page);
    }
  }
}

const errorFaults = statuses.flatMap(status =>
  forms.map(form => {
    const title = `${status} ${STATUS_CODES[status]}, its body: ${form}`;
    return [`${status}-${form}`, plainFault(title, ({request}) => errorReply(request, status, form))] as const;
  }),
);

/** Says for all names of `errorFaults` in one line what they are. */
export const errorFaultsRow = {
  name: 'STATUS-FORM',
  title: `an error: one of ${statuses.join(' ')} with one of ${forms.join(' ')} as its body, e.g. 503-html`,
};

/** Answers with an error status, named by status and form of the body. */
export const statusFaults: FaultTable = Object.fromEntries(errorFaults);

/** Errors that say more than their status. */
export const specialErrorFaults: FaultTable = {
  'api-gone': plainFault('the gateway does not know the API (404 APIGW.0101)', ({request}) =>
    gatewayError(request, 404, 'APIGW.0101', 'The API does not exist or has not been published in the environment'),
  ),
  '429-retry-after': plainFault('throttled, try again in 7 seconds', ({request}) => {
    const reply = errorReply(request, 429, 'json');
    return {...reply, headers: {...reply.headers, 'Retry-After': '7'}};
  }),
};
