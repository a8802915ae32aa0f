// Runs the program on a database of its own in a temporary folder, and stops it again.
//
// The binary is DUIDU_BIN, else target/release/duidu (CARGO_TARGET_DIR is heeded). The material is the real
// compilation where it is (DUIDU_SHARED, else ../shared beside the project), else the sample of the project.

import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

function binary() {
  const target = process.env.CARGO_TARGET_DIR ?? path.join(root, "target");
  const file = process.env.DUIDU_BIN ?? path.join(target, "release", "duidu");
  if (!existsSync(file)) {
    throw new Error(`no program at ${file}: run \`cargo build --release\` first, or set DUIDU_BIN`);
  }
  return file;
}

/** The file to import: "corpus" falls back to the sample where the real compilation is absent. */
export function material(which) {
  const shared = process.env.DUIDU_SHARED ?? path.join(root, "../shared");
  const corpus = path.join(shared, "corpus/half-year-2023h1-25.txt");
  if (which === "corpus" && existsSync(corpus)) return corpus;
  return path.join(root, "data/samples/half-year-sample.txt");
}

/** Imports `file` (none: leave the database empty), serves, and resolves to `{ url, stop }`. */
export async function serve(file) {
  const folder = mkdtempSync(path.join(tmpdir(), "duidu-browser-"));
  const env = { ...process.env, DUIDU_DB: path.join(folder, "duidu.db"), NO_COLOR: "1" };
  const program = binary();
  if (file) {
    const done = spawnSync(program, ["import", file], { env, encoding: "utf8" });
    if (done.status !== 0) throw new Error(`import of ${file} failed (${done.status}):\n${done.stdout}${done.stderr}`);
  }
  const child = spawn(program, ["serve"], { env, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise((resolve) => child.on("exit", (code, signal) => resolve({ code, signal })));
  const url = await address(child, ended);
  async function stop() {
    child.kill("SIGTERM");
    const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
    const end = await ended;
    clearTimeout(late);
    rmSync(folder, { recursive: true, force: true });
    return end;
  }
  return { url, stop };
}

/** Reads the address that the program prints. */
function address(child, ended) {
  return new Promise((resolve, reject) => {
    let said = "";
    const late = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new Error(`no address within 20 s:\n${said}`));
    }, 20_000);
    const listen = (chunk) => {
      said += chunk;
      const found = said.match(/http:\/\/(127\.0\.0\.1|localhost):(\d+)/);
      if (!found) return;
      clearTimeout(late);
      resolve(`http://127.0.0.1:${found[2]}`);
    };
    child.stdout.setEncoding("utf8").on("data", listen);
    child.stderr.setEncoding("utf8").on("data", listen);
    ended.then(({ code }) => reject(new Error(`the program ended with ${code} before it served:\n${said}`)));
  });
}
