/** Whether the tests run the command line by Windows' Node (the layer "command line as on Windows"): there are no signals and no Unix programs. */
export const isWindowsRun = process.env['DAYPASS_TEST_NODE'] !== undefined;
