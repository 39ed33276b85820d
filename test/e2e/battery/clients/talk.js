import { createFileRegistry, fromJson } from '@bufbuild/protobuf';
import { FileDescriptorProtoSchema } from '@bufbuild/protobuf/wkt';

const string = (name, number) => ({
  name,
  number,
  type: 'TYPE_STRING',
  label: 'LABEL_OPTIONAL',
  jsonName: name,
});

/** battery/talk.proto, as a compiler of protocol buffers would describe it. */
const file = {
  name: 'battery/talk.proto',
  package: 'battery',
  syntax: 'proto3',
  messageType: [
    { name: 'Question', field: [string('text', 1)] },
    { name: 'Answer', field: [string('text', 1)] },
  ],
  service: [
    {
      name: 'Talk',
      method: [
        { name: 'Ask', inputType: '.battery.Question', outputType: '.battery.Answer' },
        {
          name: 'Hear',
          inputType: '.battery.Question',
          outputType: '.battery.Answer',
          serverStreaming: true,
        },
      ],
    },
  ],
};

/** A service with one answer (`ask`) or many (`hear`), for both ends. */
export const Talk = createFileRegistry(fromJson(FileDescriptorProtoSchema, file), () => undefined).getService(
  'battery.Talk',
);
