import { procedureTests } from '@motcua/procedure-testing/preset';

export default procedureTests({ warnings: 'fail' });
