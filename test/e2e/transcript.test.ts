// One file for jest: a browser takes a second to start.
import './transcript-rules.suite.ts';
import './transcript-words.suite.ts';
