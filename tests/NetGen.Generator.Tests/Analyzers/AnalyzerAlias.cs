extern alias generator;

global using DiagnosticDescriptors = generator::NetGen.Generator.Diagnostics.DiagnosticDescriptors;
global using NetworkCallAnalyzer = generator::NetGen.Generator.Diagnostics.Calls.NetworkCallAnalyzer;
global using NetworkDeclarationAnalyzer = generator::NetGen.Generator.Diagnostics.NetworkDeclarationAnalyzer;
global using NetworkSizeAnalyzer = generator::NetGen.Generator.Diagnostics.NetworkSizeAnalyzer;
global using ServedNetworkAnalyzer = generator::NetGen.Generator.Diagnostics.Calls.ServedNetworkAnalyzer;
