export async function walkApp() {
  throw new Error('being written');
}
