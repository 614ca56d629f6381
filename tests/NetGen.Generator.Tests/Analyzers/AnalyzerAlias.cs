extern alias generator;

global using NetworkDeclarationAnalyzer = generator::NetGen.Generator.Diagnostics.NetworkDeclarationAnalyzer;
