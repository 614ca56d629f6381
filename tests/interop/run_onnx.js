// Runs ONNX files with ONNX Runtime.
//
// usage: node run_onnx.js FOLDER
//
// FOLDER/requests.json is [{"file", "isDouble", "width", "inputs": [..]}]; FOLDER/outputs.json gets, for each, {"outputs": [..]}
// or {"error": "..."} where the runtime refuses the model.

const fs = require("fs");
const path = require("path");
const ort = require("onnxruntime-node");

async function run(folder, request) {
  try {
    const session = await ort.InferenceSession.create(path.join(folder, request.file), { logSeverityLevel: 4 });
    const data = request.isDouble ? Float64Array.from(request.inputs) : Float32Array.from(request.inputs);
    const rows = request.inputs.length / request.width;
    const input = new ort.Tensor(request.isDouble ? "float64" : "float32", data, [rows, request.width]);
    const result = await session.run({ [session.inputNames[0]]: input });
    return { outputs: Array.from(result[session.outputNames[0]].data) };
  } catch (error) {
    return { error: String(error.message || error) };
  }
}

async function main(folder) {
  const requests = JSON.parse(fs.readFileSync(path.join(folder, "requests.json"), "utf8"));
  const results = [];
  for (const request of requests) {
    results.push(await run(folder, request));
  }
  fs.writeFileSync(path.join(folder, "outputs.json"), JSON.stringify(results));
}

main(process.argv[2]);
