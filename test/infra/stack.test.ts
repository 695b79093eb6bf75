// One file for jest: loading aws-cdk-lib anew for each would take most of the time.
import './environment.suite.ts';
import './knowledge.suite.ts';
import './model-access.suite.ts';
import './observability.suite.ts';
import './permissions.suite.ts';
import './resources.suite.ts';
