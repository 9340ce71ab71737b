import {type JsonDocument, jsonDocument} from '../../source/json/document.ts';

/** The bodies as a document that is laid out to its end. */
export function wholeDocument(bodies: readonly string[], showManagedFields = true): JsonDocument {
  const document = jsonDocument(bodies, showManagedFields);
  while (!document.isWhole()) {
    document.layOut();
  }
  return document;
}
