import type {CommandRow} from '../program/command-row.ts';
import {shells} from '../program/completion/model.ts';

/** Every command, in the order of the help. The monitor has no word of its own: it runs when none is written. */
export const commandTable: readonly CommandRow[] = [
  {
    name: 'monitor',
    summary: 'full-screen monitor of GitOps on UCS clusters',
    clusters: true,
    examples: [
      'ucs-gitops',
      'ucs-gitops prod-a prod-b',
      'ucs-gitops -- get    (a cluster that is named like a command)',
    ],
    load: async () => (await import('./monitor/monitor.ts')).runMonitor,
  },
  {
    name: 'get',
    summary: 'one look, then exit',
    clusters: true,
    examples: ['ucs-gitops get prod-a', 'ucs-gitops get -o json | jq .clusters[].state'],
    load: async () => (await import('./get/get.ts')).runGet,
  },
  {
    name: 'wait',
    summary: 'wait until GitOps is enabled, with an exit code for scripts',
    clusters: true,
    examples: [
      'ucs-gitops wait prod-a',
      'ucs-gitops wait prod-a prod-b --timeout 15m --expect source-controller,helm-controller',
    ],
    load: async () => (await import('./wait/wait.ts')).runWait,
  },
  {
    name: 'replay',
    summary: 'a recording (see --record) in the same screens',
    clusters: false,
    argument: {placeholder: 'FILE', description: 'the recording', words: []},
    examples: ['ucs-gitops --record rollout.ndjson prod-a', 'ucs-gitops replay rollout.ndjson --speed 4'],
    load: async () => (await import('./replay/replay.ts')).runReplay,
  },
  {
    name: 'demo',
    summary: 'the same monitor against an embedded UCS server',
    clusters: false,
    examples: ['ucs-gitops demo', 'ucs-gitops demo --fault 503-html', 'ucs-gitops demo --serve --port 8080'],
    load: async () => (await import('./demo.ts')).runDemo,
  },
  {
    name: 'doctor',
    summary: 'what would be used, and whether it works',
    clusters: true,
    examples: ['ucs-gitops doctor', 'ucs-gitops doctor --site intl prod-a'],
    load: async () => (await import('./doctor/doctor.ts')).runDoctor,
  },
  {
    name: 'completion',
    summary: 'a script that makes bash, zsh or fish complete',
    clusters: false,
    argument: {placeholder: 'SHELL', description: shells.join(', '), words: shells},
    examples: [
      'source <(ucs-gitops completion bash)    (in ~/.bashrc)',
      'source <(ucs-gitops completion zsh)     (in ~/.zshrc, after compinit)',
      'ucs-gitops completion fish | source     (in ~/.config/fish/config.fish)',
    ],
    load: async () => (await import('./completion.ts')).runCompletion,
  },
];
